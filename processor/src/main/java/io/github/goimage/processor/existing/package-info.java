/** The Dockerfile that a project already has: what it says about the image of a service. */
package io.github.goimage.processor.existing;
