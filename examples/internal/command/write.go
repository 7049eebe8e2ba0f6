package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Write writes the output. A file is written whole, beside itself under another
// name and then renamed, or not at all, and keeps its permissions; a standard
// stream, a device or a pipe gets what is written as it comes.
func (o Output) Write(write func(io.Writer) error) error {
	switch {
	case o.stream != nil:
		return write(writer{o.stream, o})
	case o.IsFile():
		return o.replace(write)
	}
	through, err := os.OpenFile(o.Path, os.O_WRONLY, 0)
	if err != nil {
		return o.fault(err)
	}
	if err := write(writer{through, o}); err != nil {
		through.Close()
		return err
	}
	return o.closed(through)
}

// replace writes a file beside the target, and gives it its name.
func (o Output) replace(write func(io.Writer) error) error {
	name, err := o.made(write)
	if err != nil {
		return err
	}
	if err := settled(name, func(name string) error { return os.Rename(name, o.target) }); err != nil {
		settled(name, os.Remove)
		return o.fault(err)
	}
	return nil
}

// made writes a file beside the target, whole, and returns its name; or leaves
// nothing there.
func (o Output) made(write func(io.Writer) error) (name string, err error) {
	beside, err := o.beside()
	if err != nil {
		return "", o.fault(err)
	}
	defer func() {
		if err != nil {
			beside.Close()
			settled(beside.Name(), os.Remove)
		}
	}()
	if err := write(writer{beside, o}); err != nil {
		return "", err
	}
	if o.place.info != nil {
		if err := beside.Chmod(o.place.info.Mode().Perm()); err != nil {
			return "", o.fault(err)
		}
	}
	return beside.Name(), o.closed(beside)
}

// beside makes a new file in the target's folder. A file that is protected from
// us is not replaced.
func (o Output) beside() (*os.File, error) {
	permissions := fs.FileMode(0o666) // less what the system withholds from new files
	if o.place.info != nil {
		permissions = 0o600 // until it is whole: the old one may have been private
		old, err := os.OpenFile(o.target, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		old.Close()
	}
	unfinished.Lock()
	defer unfinished.Unlock()
	for {
		name := filepath.Join(filepath.Dir(o.target), fmt.Sprintf(".fairshare-%08x", rand.Uint32()))
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, permissions)
		if errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return nil, err
		}
		unfinished.files[name] = true
		return file, nil
	}
}

// settled does what ends a file's being unfinished.
func settled(name string, end func(string) error) error {
	unfinished.Lock()
	defer unfinished.Unlock()
	err := end(name)
	if err == nil {
		delete(unfinished.files, name)
	}
	return err
}

func (o Output) closed(file *os.File) error {
	if err := file.Close(); err != nil {
		return o.fault(err)
	}
	return nil
}

// writer writes to an output; its errors name it.
type writer struct {
	io.Writer
	output Output
}

func (w writer) Write(text []byte) (int, error) {
	n, err := w.Writer.Write(text)
	if err != nil {
		err = w.output.fault(err)
	}
	return n, err
}
