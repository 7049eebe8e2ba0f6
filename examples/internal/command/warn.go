package command

import "fmt"

// Warn says what is odd but legal on standard error. It never changes the exit code.
func Warn[W fmt.Stringer](std Standard, warnings []W) {
	for _, warning := range warnings {
		fmt.Fprintln(std.Err, Plain("warning: "+warning.String()))
	}
}
