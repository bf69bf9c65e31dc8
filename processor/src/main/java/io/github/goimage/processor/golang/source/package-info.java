/** One Go file: its tokens, its head with build constraints and imports, and what it declares. */
package io.github.goimage.processor.golang.source;
