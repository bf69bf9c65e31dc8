/** Names that compiled code uses and no compiled file declares. */
package io.github.goimage.processor.golang.names;
