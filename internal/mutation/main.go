// Command mutation asks whether a package's tests would notice a fault: it makes
// one small change after another to the package's code, compiles each in place of
// the file as it stands, and runs the package's own tests against it.
//
//	GOWORK=off go run ./internal/mutation -package ./attribution -sample 40
//
// A change that the tests notice is killed; one that they do not notice survives,
// and wants a test, or a place in equivalent.txt with the reason why nothing that
// the package promises differs. It ends with 0 if every survivor is listed there,
// no listed change is killed, and at least the percentage asked for is killed of
// all that compile, those listed included.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	pkg := flag.String("package", "", "the `folder` of the package whose tests are tried")
	file := flag.String("file", "", "only the changes of this one `file` of the package")
	sample := flag.Int("sample", 0, "how many changes to try (0: all)")
	seed := flag.Uint64("seed", 1, "which sample; the same seed chooses the same changes of the same code")
	efficacy := flag.Int("efficacy", 95, "the `percentage` of the changes that must be killed")
	list := flag.String("equivalent", "internal/mutation/equivalent.txt", "the `file` that lists the changes that no test can notice")
	flag.Parse()
	err := run(os.Stdout, request{folder: *pkg, file: *file, sample: *sample, seed: *seed, efficacy: *efficacy, list: *list})
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutation:", err)
		os.Exit(1)
	}
}

// request is what is asked of one run.
type request struct {
	folder, file string
	sample       int
	seed         uint64
	efficacy     int
	list         string
}

func run(out io.Writer, asked request) error {
	if asked.folder == "" || flag.NArg() > 0 {
		return errors.New("name one package: -package ./attribution")
	}
	listed, err := readEquivalents(asked.list)
	if err != nil {
		return err
	}
	all, err := mutantsOf(filepath.Clean(asked.folder))
	if err != nil {
		return err
	}
	if err := listed.allOf(all, filepath.Clean(asked.folder)); err != nil {
		return err
	}
	chosen := choose(all, asked)
	if len(chosen) == 0 {
		return fmt.Errorf("%s: nothing there that can be changed", filepath.Join(asked.folder, asked.file))
	}
	trial, err := newTrial(asked.folder)
	if err != nil {
		return err
	}
	defer os.RemoveAll(trial.folder)
	count := make(map[outcome]int)
	for _, m := range chosen {
		result, err := trial.of(m)
		if err != nil {
			return err
		}
		if listed.has(m) {
			result = map[outcome]outcome{survived: equivalent, killed: wronglyListed, outOfTime: wronglyListed}[result]
		}
		count[result]++
		fmt.Fprintf(out, "%-13s %s\n", result, m)
	}
	return judge(out, count, len(all), asked.efficacy)
}

// choose picks the sample, in the order in which the changes stand in the code.
func choose(all []mutant, asked request) []mutant {
	var chosen []mutant
	for _, m := range all {
		if asked.file == "" || filepath.Base(m.file) == asked.file {
			chosen = append(chosen, m)
		}
	}
	if asked.sample == 0 || asked.sample >= len(chosen) {
		return chosen
	}
	places := rand.New(rand.NewPCG(asked.seed, 0)).Perm(len(chosen))[:asked.sample]
	slices.Sort(places)
	sample := make([]mutant, len(places))
	for i, place := range places {
		sample[i] = chosen[place]
	}
	return sample
}

// judge prints how many of the changes ended how, and returns what is wrong with that.
func judge(out io.Writer, count map[outcome]int, all, efficacy int) error {
	dead := count[killed] + count[outOfTime]
	tried := dead + count[survived] + count[equivalent] + count[wronglyListed]
	var parts []string
	for _, o := range []outcome{killed, outOfTime, survived, equivalent, wronglyListed, notCompiled} {
		if count[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count[o], o))
		}
	}
	fmt.Fprintf(out, "of %d possible changes: %s\n", all, strings.Join(parts, ", "))
	switch {
	case tried == 0:
		return errors.New("no change compiled: choose another sample")
	case count[survived] > 0:
		return fmt.Errorf("%d survived: add a test that notices each, or list it with the reason", count[survived])
	case count[wronglyListed] > 0:
		return fmt.Errorf("%d listed as equivalent, but some test notices: take each off the list", count[wronglyListed])
	case dead*100 < efficacy*tried:
		return fmt.Errorf("%d of %d killed, less than %d %%", dead, tried, efficacy)
	}
	return nil
}
