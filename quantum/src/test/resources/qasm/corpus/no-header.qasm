qreg r[3];
h r;
cz r[0],r[1];
rz(1.5e-1) r[2];
u3(-3e-2,.5,2.) r[1];
h r;
