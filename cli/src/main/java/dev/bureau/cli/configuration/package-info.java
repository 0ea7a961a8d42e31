/** The command about the configuration. */
@NullMarked
package dev.bureau.cli.configuration;

import org.jspecify.annotations.NullMarked;
