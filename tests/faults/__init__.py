"""Power cuts, full disks, second writers: nothing that was shown as saved is lost."""
