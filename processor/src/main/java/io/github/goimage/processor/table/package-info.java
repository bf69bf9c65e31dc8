/** Tables of facts about the world outside: modules, licenses, releases; each a file of tab-separated text. */
package io.github.goimage.processor.table;
