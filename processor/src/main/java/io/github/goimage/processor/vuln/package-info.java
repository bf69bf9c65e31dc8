/**
 * What the Go vulnerability database says of the modules that a program is built of. The database is a file of the
 * repository or a jar on the processor path; nothing is fetched.
 *
 * <p>{@link io.github.goimage.processor.vuln.VulnerabilityDatabase} reads it,
 * {@link io.github.goimage.processor.vuln.VulnerabilityScanner} checks a program against it.
 *
 * @see <a href="https://go.dev/doc/security/vuln/database">Go Vulnerability Database</a>
 */
package io.github.goimage.processor.vuln;
