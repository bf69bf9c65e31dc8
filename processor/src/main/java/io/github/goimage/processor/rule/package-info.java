/** The engine of the rules: finds them, asks each, and weighs what they find by settings and waivers. */
package io.github.goimage.processor.rule;
