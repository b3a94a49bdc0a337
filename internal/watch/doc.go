// Package watch holds what unattended jobs need apart from sending: ticks that stay aligned to the wall clock, commands that
// are run, bounded and ended together with their children, output made fit for a message, and the small memories (what was
// sent last, since when a command fails, which warning was given) that outlive a process. It knows no other room: how a
// message is sent and worded is handed in.
package watch
