#define ANSWER -42
