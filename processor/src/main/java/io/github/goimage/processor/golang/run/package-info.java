/** What a program does on every run: the way from its start, and which errors end it. */
package io.github.goimage.processor.golang.run;
