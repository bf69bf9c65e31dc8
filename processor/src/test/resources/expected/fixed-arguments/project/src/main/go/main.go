package main

import (
	"fmt"
	"os"
	"os/user"
)

func main() {
	current, _ := user.Current()
	group, err := user.LookupGroupId(current.Gid)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(current.Username, group.Name, os.Args[1:])
}
