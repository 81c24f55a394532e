"""A script to something that can be heard or written, without anybody listening: no player, no journal, no screen."""
