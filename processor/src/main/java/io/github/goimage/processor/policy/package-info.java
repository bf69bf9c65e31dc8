/** What a project decides for all of its images. */
package io.github.goimage.processor.policy;
