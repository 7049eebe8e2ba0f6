//go:build !js

package command

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"
)

// endOnSignals has an interrupt, a hang-up or a request to terminate end the
// program wherever it is, also where it waits for input, and removes what is
// unfinished. Those that whoever started it had it ignore, as nohup does, it
// ignores. A closed pipe is an error of writing instead, so that what is
// unfinished elsewhere is removed too.
func endOnSignals(std Standard) {
	signal.Ignore(syscall.SIGPIPE)
	received := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP, syscall.SIGTERM} {
		if !signal.Ignored(s) {
			signal.Notify(received, s)
		}
	}
	go func() {
		s := <-received
		unfinished.Lock() // for good: no file comes to be after this
		for name := range unfinished.files {
			os.Remove(name)
		}
		if screen, ok := std.Err.(*os.File); ok && term.IsTerminal(int(screen.Fd())) {
			fmt.Fprintln(screen) // below what a program shows of its progress
		}
		fmt.Fprintf(std.Err, "ended by a signal (%s): no unfinished file is left behind\n", s)
		code := Failed
		if number, ok := s.(syscall.Signal); ok {
			code = 128 + int(number)
		}
		os.Exit(code)
	}()
}
