/** What was asked for, right or wrong: the annotation as records, with a path for every place in it. */
package io.github.goimage.processor.spec;
