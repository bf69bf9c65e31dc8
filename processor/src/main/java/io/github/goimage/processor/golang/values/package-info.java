/** The strings that expressions of the team's own code can have, as far as the code itself says them. */
package io.github.goimage.processor.golang.values;
