/** What will be built: typed instructions, the plan that produces them, and the one place that writes them as text. */
package io.github.goimage.processor.dockerfile;
