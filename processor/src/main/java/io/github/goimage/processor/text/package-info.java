/** Text as people and compilers read it: escaped for a message, as a literal of Java, and what a misspelt word may have meant. */
package io.github.goimage.processor.text;
