/** Which Go program an image contains: its module, its main package, and the build context around them. */
package io.github.goimage.processor.service;
