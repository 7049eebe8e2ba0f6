package command

import (
	"os"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// place is a file by what it is rather than what it is called: one that stands,
// or the folder and the name of one that would. The zero place is no file.
type place struct {
	info   os.FileInfo // of one that stands
	folder os.FileInfo // of one that does not
	name   string
}

// is says whether two places are one file. New names that differ only in capitals
// or in how an accent is composed are one, as they are on some systems. What is
// written to a character device (a terminal, the null device) is never in
// anything's way: two of them are never one.
func (p place) is(q place) bool {
	if p.info != nil && q.info != nil {
		return os.SameFile(p.info, q.info) && p.info.Mode()&os.ModeCharDevice == 0
	}
	return p.folder != nil && q.folder != nil && os.SameFile(p.folder, q.folder) &&
		strings.EqualFold(norm.NFC.String(p.name), norm.NFC.String(q.name))
}

// streamPlace is the file that a standard stream is, if it is one.
func streamPlace(stream any) place {
	file, ok := stream.(*os.File)
	if !ok {
		return place{}
	}
	info, err := file.Stat()
	if err != nil { // closed: whoever uses it will say so
		return place{}
	}
	return place{info: info}
}

// inputPlace is the file that an input is; none, where it cannot be found: reading
// it will say so.
func inputPlace(input string, std Standard) place {
	if input == "-" {
		return streamPlace(std.In)
	}
	info, err := os.Stat(input)
	if err != nil {
		return place{}
	}
	return place{info: info}
}
