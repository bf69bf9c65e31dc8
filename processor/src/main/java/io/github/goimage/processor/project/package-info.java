/** Where the user's project is: the directories that paths count from, and the fence around all reading. */
package io.github.goimage.processor.project;
