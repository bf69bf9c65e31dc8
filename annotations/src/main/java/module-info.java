/** The annotations of goimage. They have class retention, so nothing of this module is needed at run time. */
module io.github.goimage {
    exports io.github.goimage;
}
