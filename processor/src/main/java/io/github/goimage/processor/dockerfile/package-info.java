/** What will be built: typed instructions, the plan that makes them, and the one place that spells them. */
package io.github.goimage.processor.dockerfile;
