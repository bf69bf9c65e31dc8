module example.com/orders

go 1.24

require example.com/lib v1.0.0
