/**
 * Text for people and compilers: escaped for a message, as a Java literal, and what a misspelled word may have meant.
 */
package io.github.goimage.processor.text;
