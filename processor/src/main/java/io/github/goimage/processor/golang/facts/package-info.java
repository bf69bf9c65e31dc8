/** What reachable code does and an image must know: where it listens, what it runs, which signals it handles. */
package io.github.goimage.processor.golang.facts;
