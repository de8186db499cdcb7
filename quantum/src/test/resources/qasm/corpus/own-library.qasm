OPENQASM 2.0;
// Brings its own gates along, some under the names of the library and one that is not.
gate u3(theta,phi,lambda) q { U(theta,phi,lambda) q; }
gate u2(phi,lambda) q { U(pi/2,phi,lambda) q; }
gate u1(lambda) q { U(0,0,lambda) q; }
gate cx c,t { CX c,t; }
gate h a { u2(0,pi) a; }
gate cu1(lambda) a,b { u1(lambda/2) a; cx a,b; u1(-lambda/2) b; cx a,b; u1(lambda/2) b; }
gate qft3 a,b,c { h a; cu1(pi/2) b,a; h b; cu1(pi/4) c,a; cu1(pi/2) c,b; h c; barrier a,b,c; }
gate nothing(x) a { }
qreg q[4];
u3(0.3,0.2,0.1) q[0]; u2(0.1,0.4) q[2];
qft3 q[0],q[1],q[2];
nothing(sin(pi/4)^2/ln(3)) q[3];
h q;
