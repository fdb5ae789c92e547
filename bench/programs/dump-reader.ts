import { get } from 'node:http';
import { tell, told } from '../told.ts';

// Reads a dump over and over, as fast as it comes. In a process of its own: what it costs to read is no cost of the server.

const [port, path] = told as [number, string];

function read(): void {
  get({ port, path }, (answer) => answer.resume().once('close', read));
}

read();
tell('reading');
