// Command peers measures the penny engine beside other Go libraries that divide
// money, and prints the two tables of its README.
//
//	peers [-rounds 7]
//
// All are measured in turn, round after round, and each one's best round counts,
// so that what else the machine does weighs on all alike. Quote the ratios.
package main

import (
	"fmt"
	"strconv"

	"github.com/triborough/fairshare/examples/internal/command"
)

func main() {
	command.Main(func(args []string, std command.Standard) error {
		flags := command.Flags("peers", "peers [-rounds N]", std)
		rounds := flags.Int("rounds", 7, "measure `N` rounds")
		files, err := command.Parse(flags, args)
		if err != nil {
			return err
		}
		if len(files) > 0 || *rounds < 1 {
			return command.Usage{Message: "peers: it reads no files, and measures one round at least, not " + strconv.Itoa(*rounds)}
		}
		table, err := timeTable(*rounds)
		if err != nil {
			return err
		}
		fmt.Fprintf(std.Out, "%s\n%s", table, faultTable())
		return nil
	})
}
