package main

/*
#include <stdlib.h>
#include "include/answer.h"
*/
import "C"

func main() { _ = C.abs(C.ANSWER) }
