OPENQASM 2.0;
include "qelib1.inc";
qreg q[4];
h q;
cx q[0],q[1]; rz(-0.2e0) q[1]; cx q[0],q[1];
cx q[2],q[3]; rz(-2E-1) q[3]; cx q[2],q[3];
cx q[1],q[2]; rz(-1/5) q[2]; cx q[1],q[2];
rx(.3) q;
