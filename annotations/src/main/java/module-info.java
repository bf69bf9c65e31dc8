/** The annotations of goimage. Class retention: nothing of this module is needed at run time. */
module io.github.goimage {
    exports io.github.goimage;
}
