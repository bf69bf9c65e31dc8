/** What is written, and where: the class output through the Filer, and the typed class. */
package io.github.goimage.processor.output;
