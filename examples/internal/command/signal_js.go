package command

// endOnSignals does nothing: no signal reaches a page in a browser.
func endOnSignals(Standard) {}
