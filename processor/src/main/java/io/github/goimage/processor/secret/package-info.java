/** Credentials: how their values look, how the files are named that hold them, and how a text is printed without them. */
package io.github.goimage.processor.secret;
