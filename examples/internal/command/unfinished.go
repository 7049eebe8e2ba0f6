package command

import "sync"

// unfinished are the files that are being written, by name. They are the
// process's, as signals are: the lock is held while a file comes to be or takes
// its name, so that a signal finds it unfinished or finished, never between.
var unfinished = struct {
	sync.Mutex
	files map[string]bool
}{files: make(map[string]bool)}
