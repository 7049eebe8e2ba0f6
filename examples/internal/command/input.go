package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Read hands over each file named, "-" for standard input. All faults of all
// files are reported together.
func Read(files []string, std Standard, read func(name string, input io.Reader) error) error {
	var faults []error
	for _, file := range files {
		faults = append(faults, readOne(file, std, read))
	}
	return errors.Join(faults...)
}

func readOne(file string, std Standard, read func(string, io.Reader) error) error {
	if file == "-" {
		return read(inputName(file), std.In)
	}
	input, err := os.Open(file)
	if err != nil {
		return err
	}
	defer input.Close()
	return read(inputName(file), input)
}

// largest is how much is read of what is needed whole: far more than the largest
// statement, or the largest table that somebody adds up.
const largest = 128 << 20

// All reads an input whole. Errors: what the input returns; an input that is too large
// to be one, or has no end.
func All(input io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(input, largest+1))
	if err == nil && len(data) > largest {
		return nil, fmt.Errorf("larger than %d MiB", largest>>20)
	}
	return data, err
}

// Folder is the folder that an input stands in, by the name that messages call it;
// nil for standard input, which stands in none.
func Folder(name string) fs.FS {
	if name == inputName("-") {
		return nil
	}
	return os.DirFS(filepath.Dir(name))
}

// Beside returns the path of a file that an input is read with, which stands in
// its folder; none where there is no such file.
func Beside(input, name string) []string {
	if name == "" {
		return nil
	}
	return []string{filepath.Join(filepath.Dir(input), name)}
}

// inputName is what messages call an input.
func inputName(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}
