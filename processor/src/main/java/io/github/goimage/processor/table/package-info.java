/** Tables of facts about the world outside: modules, licences, releases; each a file of tab-separated text. */
package io.github.goimage.processor.table;
