// Command ordersctl says what an item costs, by the supplier where no item is named.
package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/shop/price"
)

func main() {
	if len(os.Args) == 1 {
		http.Get("https://supplier.example/")
		return
	}
	fmt.Println(price.Of(os.Args[1]))
}
