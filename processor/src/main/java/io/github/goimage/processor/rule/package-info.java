/** The engine of the rules: loads them, runs each, and applies settings and waivers to their findings. */
package io.github.goimage.processor.rule;
