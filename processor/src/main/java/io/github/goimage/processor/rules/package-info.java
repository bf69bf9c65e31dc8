/**
 * The rules. A rule is one class, named like its id, with one test and one page ({@code docs/rules/<Id>.md}); nothing
 * else changes when one is added.
 */
package io.github.goimage.processor.rules;
