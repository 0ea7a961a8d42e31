/** S41, S42: sessions that move and are cloned while those who do it die. */
@NullMarked
package dev.bureau.testing.moving;

import org.jspecify.annotations.NullMarked;
