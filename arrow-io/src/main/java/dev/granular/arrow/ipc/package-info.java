/** Arrow IPC files and streams, mapped, their offsets checked before anything is read through them. */
package dev.granular.arrow.ipc;
