/** Where the user's project is: the directories that paths are relative to, and the limit of all reading. */
package io.github.goimage.processor.project;
