module example.com/orders

go 1.26

require git.acme.test/greeting.git v1.2.3
