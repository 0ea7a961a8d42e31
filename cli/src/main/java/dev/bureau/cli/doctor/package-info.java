/** The command that examines a store and gives back what nobody uses. */
@NullMarked
package dev.bureau.cli.doctor;

import org.jspecify.annotations.NullMarked;
