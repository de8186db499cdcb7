OPENQASM 2.0;
include "qelib1.inc";
qreg a[2];
qreg b[3];
/* every gate of the library once,
   on qubits of two registers */
u3(0.1,0.2,0.3) a[0]; u2(0.4,0.5) a[1]; u1(0.6) b[0]; u0(1) b[1]; u(0.7,0.8,0.9) b[2]; p(1.0) a[0];
U(1.1,1.2,1.3) a[1]; CX a[0],b[0];
id a; x a; y b; z a[0]; h b; s a; sdg b; t a; tdg b; sx b; sxdg a;
rx(pi/3) a[0]; ry(-pi/5) a[1]; rz(2*pi/7) b[0];
cx a[0],b[1]; cy a[1],b[0]; cz b[0],b[2]; ch a[0],b[2]; swap a[1],b[1]; csx b[0],a[0];
crx(0.2) a[0],b[0]; cry(0.3) a[1],b[1]; crz(0.4) b[0],b[1]; cp(0.5) b[2],a[0]; cu1(0.6) b[1],a[1];
cu3(0.1,0.2,0.3) a[0],b[2]; cu(0.4,0.5,0.6,0.7) b[2],a[1];
rxx(0.8) a[0],b[0]; ryy(0.9) a[1],b[1]; rzz(1.0) b[0],b[2];
ccx a[0],a[1],b[0]; cswap b[0],b[1],b[2]; rccx a[0],b[0],b[1]; rc3x a[0],a[1],b[0],b[1];
c3x a[1],b[0],b[1],b[2]; c3sqrtx a[0],b[0],b[1],b[2]; c4x a[0],a[1],b[0],b[1],b[2];
