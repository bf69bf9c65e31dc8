module example.com/orders

go 1.24

toolchain go1.26.1
