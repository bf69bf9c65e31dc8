// Command orders shows a page and a price.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	page, _ := os.ReadFile("orders/index.html")
	price, _ := exec.Command("/ordersctl", "tea").Output()
	fmt.Printf("%s%s", page, price)
}
