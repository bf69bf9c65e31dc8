/**
 * Credentials: what their values look like, the names of files that hold them, and how to print a text without them.
 */
package io.github.goimage.processor.secret;
